package org.fieldvoice.account;

import java.util.List;

/** What a token can be limited to, besides {@link #ADMIN}: the features know. */
public interface Scopes {

  /** Everything that the account may. */
  String ALL = "*";

  /** What administrators do. */
  String ADMIN = "admin";

  List<String> ofFeatures();
}
