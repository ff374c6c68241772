package org.fieldvoice.casestudy;

import java.util.ArrayList;
import java.util.List;

/** What the first and the last page say: when, where, how many; method, consent, limits. */
final class PaperFacts {

  private final Words words;
  private final Evidence.Facts facts;

  PaperFacts(Words words, Evidence.Facts facts) {
    this.words = words;
    this.facts = facts;
  }

  List<Paper.Fact> lines() {
    List<Paper.Fact> lines = new ArrayList<>();
    facts.period().ifPresent(p -> lines.add(fact("fact-when", words.period(p.from(), p.to()))));
    if (!facts.places().isEmpty()) {
      lines.add(fact("fact-where", words.list(facts.places())));
    }
    lines.add(fact("fact-responses", words.count(facts.responses())));
    lines.add(fact("fact-interviews", words.count(facts.interviews())));
    return List.copyOf(lines);
  }

  private Paper.Fact fact(String key, String value) {
    return new Paper.Fact(words.say(key), value);
  }

  List<Paper.Section> closing() {
    return List.of(
        new Paper.Section(words.say("method"), List.of(collected(), words.say("method-shares"))),
        new Paper.Section(words.say("consent"), List.of(words.say("consent-text"))),
        new Paper.Section(
            words.say("limits"),
            List.of(words.say("limits-groups", facts.smallestGroup()), words.say("limits-text"))));
  }

  private String collected() {
    String responses = words.count(facts.responses());
    String interviews = words.count(facts.interviews());
    return facts
        .period()
        .map(
            p ->
                words.say(
                    "method-collected",
                    responses,
                    facts.questionnaire(),
                    words.period(p.from(), p.to()),
                    interviews))
        .orElseGet(() -> words.say("method-nothing", facts.questionnaire(), interviews));
  }
}
