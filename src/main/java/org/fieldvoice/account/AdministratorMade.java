package org.fieldvoice.account;

/** The event that the first administrator was made. */
public record AdministratorMade(long accountId) {}
