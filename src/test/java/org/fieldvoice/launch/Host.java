package org.fieldvoice.launch;

import java.util.function.Supplier;
import org.fieldvoice.Fieldvoice;

/**
 * The server that phones send to.
 *
 * @param address without a slash at its end
 * @param server it as its administrator uses it, with the token of a session that outlives a
 *     restart
 * @param away kills it
 * @param back starts it again and waits until it answers
 */
record Host(String address, Supplier<Fieldvoice> server, Runnable away, Runnable back) {}
