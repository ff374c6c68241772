package org.fieldvoice.study;

/** Somebody who works on a study. */
public record MemberView(String email, String name, Role role) {}
