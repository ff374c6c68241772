package org.fieldvoice.casestudy;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;

/** A paper as the text that an issue keeps. */
final class PaperJson {

  private static final Jsonb JSONB = JsonbBuilder.create();

  private PaperJson() {}

  static String write(Paper paper) {
    return JSONB.toJson(paper, Paper.class);
  }

  static Paper read(String json) {
    return JSONB.fromJson(json, Paper.class);
  }
}
