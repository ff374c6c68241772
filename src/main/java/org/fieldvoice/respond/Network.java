package org.fieldvoice.respond;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.fieldvoice.response.Sender;

/** What of an address stands for a network: one phone has 2⁶⁴ addresses of IPv6 to guess from. */
final class Network {

  /** Only what can be nothing else is parsed: a name would be asked of a name server. */
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,44}");

  private static final int PREFIX_BYTES = 8;

  private Network() {}

  /** The address, of one of IPv6 its first 64 bits. */
  static String of(Sender sender) {
    String address = sender.network();
    if (!IPV6.matcher(address).matches()) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return bytes.length > PREFIX_BYTES
          ? HexFormat.of().formatHex(bytes, 0, PREFIX_BYTES)
          : address;
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
