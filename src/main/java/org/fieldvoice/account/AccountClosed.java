package org.fieldvoice.account;

/**
 * The event that an account was closed.
 *
 * @param by the account of the administrator who closed it
 */
public record AccountClosed(long accountId, long by) {}
