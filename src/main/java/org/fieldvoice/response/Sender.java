package org.fieldvoice.response;

/**
 * From where a submission comes. Kept, sealed, only if the study asks for it.
 *
 * @param network the address of the network, as the server sees it
 * @param browser what the browser says of itself
 */
public record Sender(String network, String browser) {}
