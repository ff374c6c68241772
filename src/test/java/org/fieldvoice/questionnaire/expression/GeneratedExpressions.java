package org.fieldvoice.questionnaire.expression;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Expressions made by chance over the answers of {@link GeneratedSheet}, a few levels deep, each
 * part of the type that its place wants: the grammar as templates, where {@code #n} is a number,
 * {@code #t} a text, {@code #b} a truth, {@code #d} a date, {@code #s} and {@code #w} sets of
 * numbers and texts, {@code #c} and {@code #f} conditions on members and on fruit, {@code #k} a
 * small number, {@code #p} and {@code #r} patterns of dates and texts.
 *
 * <p>What has no agreed last digit is rounded; what draws on chance or the clock is left out.
 */
final class GeneratedExpressions {

  private static final int DEPTH = 3;
  private static final Pattern MARK = Pattern.compile("#[a-z]");
  private static final String[] KINDS = {"#n", "#t", "#b", "#d"};

  private static final Map<String, String[]> GROWN =
      Map.of(
          "#n",
          lines(
              """
              #n + #n
              (#n - #n)
              #n * #n
              (#n div #n)
              #n mod #n
              (-#n)
              #d - #d
              if(#b, #n, #n)
              coalesce(#n, #n)
              once(#n)
              round(#n)
              round(#n, #k)
              int(#n)
              abs(#n)
              number(#t)
              number(#b)
              number(#d)
              round(pow(#n, #k), 3)
              round(sqrt(abs(#n)), 6)
              round(sin(#n), 6)
              round(atan2(#n, #n), 6)
              round(log10(abs(#n) + 1), 6)
              round(exp(#k), 3)
              max(#n, #n)
              min(#n, #n, #n)
              max(#s)
              min(#s)
              sum(#s)
              count(#s)
              count(#w)
              count-non-empty(#w)
              count(${member}[#c])
              count(${nobody})
              sum(${member}[#c]/age)
              sum(instance('fruit')/root/item[#f]/price)
              instance('fruit')/root/item[name = #t]/price
              indexed-repeat(${age}, ${member}, #k)
              string-length(#t)
              count-selected(#t)
              decimal-date-time(#d)
              round(decimal-time(${when}), 6)
              """),
          "#t",
          lines(
              """
              concat(#t, #t)
              concat(#t, #n, #b)
              concat(#w)
              join(#t, #w)
              join(', ', #t, #n, #t)
              substr(#t, #k)
              substr(#t, #k, #k)
              substr(#t, #n)
              substring-before(#t, #t)
              substring-after(#t, #t)
              translate(#t, #t, #t)
              normalize-space(#t)
              string(#n)
              string(#b)
              string(#d)
              if(#b, #t, #t)
              coalesce(#t, #t)
              once(#t)
              selected-at(#t, #k)
              format-date(#d, #p)
              format-date-time(${when}, #p)
              indexed-repeat(${name}, ${member}, #k)
              instance('fruit')/root/item[name = #t]/label
              ${member}[position() = #k]/name
              digest(#t, 'SHA-256', 'hex')
              digest(#t, 'MD5')
              """),
          "#b",
          lines(
              """
              #n = #n
              #n != #n
              #n < #n
              #n <= #n
              (#n > #n)
              #n >= #n
              #t = #t
              (#t != #t)
              #t = #n
              (#b = #b)
              (#b and #b)
              #b or #b
              not(#b)
              boolean(#n)
              boolean(#t)
              boolean-from-string(#t)
              contains(#t, #t)
              starts-with(#t, #t)
              ends-with(#t, #t)
              selected(#t, #t)
              selected(${many}, 'b')
              regex(#t, #r)
              checklist(#k, #k, #b, #b)
              weighted-checklist(#k, #k, #b, #n, #b, #n)
              #d < #d
              #d = #d
              (#d >= #d)
              """),
          "#d",
          lines(
              """
              date(#d)
              date(#d + #k)
              if(#b, #d, #d)
              coalesce(#d, #d)
              """),
          "#s",
          lines(
              """
              ${member}[#c]/age
              ${member}[#c]/pet/weight
              /data/member/age
              instance('fruit')/root/item[#f]/price
              """),
          "#w",
          lines(
              """
              ${member}[#c]/name
              ${member}[#c][#c]/name
              instance('fruit')/root/item[#f]/label
              randomize(instance('fruit')/root/item[#f]/name, #k)
              """),
          "#c",
          lines(
              """
              age > #n
              age = #n
              name = #t
              not(name = #t)
              contains(name, #t)
              selected(likes, #t)
              position() = #k
              position() < #n
              age > #k and name != ''
              born < #d
              count(pet) > #k
              #b
              """),
          "#f",
          lines(
              """
              name = #t
              price > #n
              price = #n
              contains(label, #t)
              position() <= #k
              colour = 'red' or #b
              """));

  private static final String[] AT_A_QUESTION =
      lines(
          """
          . = #t
          . > #n
          concat(., #t)
          once(#t)
          if(. = '', #t, #t)
          #n * position(..)
          """);

  private static final String[] TEXTS =
      lines(
          """
          ''
          'a'
          'b'
          'Mei'
          'apple'
          'abc'
          ' x  y '
          ' 12\t'
          '\u00a07'
          '12'
          '-3.5'
          '深圳 a'
          'true'
          '2016-08-01'
          """);

  private final Map<String, String[]> seeds = new HashMap<>();
  private final String[] atTheTop;

  GeneratedExpressions(GeneratedSheet.Stand stand) {
    atTheTop = stand.isQuestion() ? AT_A_QUESTION : KINDS;
    seeds.put("#n", both(stand.numbers, "0", "1", "2", "3", "0.5", "2.675", "100"));
    seeds.put("#t", both(stand.texts, TEXTS));
    seeds.put("#b", of("true()", "false()", "${t} = ''", "${n} > 2", "selected(${many}, 'a')"));
    seeds.put("#d", of("${day}", "date('2016-02-29')", "date('1969-12-31')", "date('2000-01-01')"));
    seeds.put("#s", stand.numberSets);
    seeds.put("#w", stand.textSets);
    seeds.put("#c", of("age > 3", "name = 'Mei'", "position() = 1", "age > ${n}"));
    seeds.put("#f", of("price > 2", "name = ${one}", "colour = 'red'"));
    seeds.put("#k", of("0", "1", "2", "3", "-1"));
    seeds.put("#p", of("'%Y-%m-%d'", "'%e %b %y'", "'%n/%e %a'", "'%H:%M %3'"));
    seeds.put("#r", of("'[a-z]+'", "'.*'", "'\\d+(\\.\\d+)?'", "'\\w* \\w*'", "'a|b|'"));
  }

  Arbitrary<String> any() {
    return Arbitraries.randomValue(
        random -> {
          String template = random.nextInt(5) == 0 ? one(atTheTop, random) : one(KINDS, random);
          return grown(template, 1 + random.nextInt(DEPTH), random);
        });
  }

  /** The template with something of the right type for each of its marks. */
  private String grown(String template, int depth, Random random) {
    return MARK.matcher(template)
        .replaceAll(mark -> Matcher.quoteReplacement(part(mark.group(), depth, random)));
  }

  private String part(String mark, int depth, Random random) {
    String[] ways = GROWN.get(mark);
    return depth == 0 || ways == null || random.nextInt(4) == 0
        ? one(seeds.getOrDefault(mark, KINDS), random)
        : grown(one(ways, random), depth - 1, random);
  }

  private static String one(String[] values, Random random) {
    return values[random.nextInt(values.length)];
  }

  private static String[] both(String[] some, String... others) {
    return Stream.concat(Stream.of(some), Stream.of(others)).toArray(String[]::new);
  }

  private static String[] of(String... values) {
    return values;
  }

  private static String[] lines(String text) {
    return text.lines().toArray(String[]::new);
  }
}
