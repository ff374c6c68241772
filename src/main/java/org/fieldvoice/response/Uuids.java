package org.fieldvoice.response;

import java.nio.ByteBuffer;
import java.util.UUID;

/** A UUID as the 16 bytes of a {@code binary(16)} column. */
final class Uuids {

  private Uuids() {}

  static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  static UUID of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
