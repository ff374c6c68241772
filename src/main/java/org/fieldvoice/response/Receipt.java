package org.fieldvoice.response;

/**
 * The acknowledgement of a stored submission.
 *
 * @param receipt names the response
 * @param withdrawalCode takes it back; shown now and never again
 * @param repeated true when it had been stored before
 */
public record Receipt(String receipt, String withdrawalCode, boolean repeated) {}
