package org.fieldvoice.questionnaire.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an expression looks at from where it stands. */
class PlaceTest {

  private final Place form = Place.root();
  private final Place age = form.add("age", false);
  private final Place home = form.add("home", false);
  private final Place rooms = home.add("rooms", false);
  private final Place size = home.add("size", false);
  private final Place child = form.add("child", true);
  private final Place height = child.add("height", false);
  private final Place weight = child.add("weight", false);

  private static List<String> names(Collection<Place> places) {
    return places.stream().map(Place::name).toList();
  }

  private static List<String> looksAt(Place from, String expression) {
    return names(from.dependencies(from.resolve(Expression.parse(expression))));
  }

  private static Collection<String> nowhere(Place from, String expression) {
    return from.nowhere(from.resolve(Expression.parse(expression)));
  }

  @Test
  void anExpressionLooksAtWhatItsReferencesAndPathsLeadTo() {
    assertThat(looksAt(rooms, "${age} + ../size - . + count(/data/child/height)"))
        .containsExactly("age", "size", "rooms", "height");
    assertThat(looksAt(weight, "-${height} * sum(../../home/*)"))
        .containsExactly("height", "rooms", "size");
    assertThat(looksAt(age, "once(3)")).containsExactly("age");
    assertThat(looksAt(age, "current()")).containsExactly("age");
    assertThat(looksAt(age, "'a' = 3")).isEmpty();
  }

  @Test
  void conditionsLookAtWhatIsTested() {
    assertThat(looksAt(age, "count(${child}[height > 3 and weight < ${size}])"))
        .containsExactly("height", "weight", "size", "child");
    assertThat(looksAt(age, "(${child})[. = '']/weight")).contains("child", "weight");
    assertThat(looksAt(age, "count(${rooms} | ${size}[. > 2])")).containsExactly("rooms", "size");
    assertThat(looksAt(age, "(${home} | ${child})/rooms")).contains("home", "child", "rooms");
  }

  @Test
  void aPathMayLeadToNothing() {
    assertThat(nowhere(rooms, "/data/home/room + ../size + ../../../x")).containsExactly("room");
    assertThat(nowhere(rooms, "rooms > 3")).containsExactly("rooms");
    assertThat(nowhere(age, "count(${child}[wieght > 3])")).containsExactly("wieght");
    assertThat(nowhere(age, "instance('list')/root/item[name = ${age}]/label")).isEmpty();
    assertThat(nowhere(age, "../../.. = */x/y")).isEmpty();
  }

  @Test
  void bareNamesInAFilterAreColumns() {
    Node filter = rooms.resolve(Expression.parse("region = ${age} and ../region = ../reg"));
    assertThat(rooms.nowhereInFilter(filter)).isEmpty();
    Node path = rooms.resolve(Expression.parse("region = /data/home/region"));
    assertThat(rooms.nowhereInFilter(path)).containsExactly("region");
  }

  @Test
  void aNameMeansTheNearestOfSeveral() {
    Place shop = form.add("shop", false);
    Place other = shop.add("size", false);
    Place rent = shop.add("rent", false);
    assertThat(rent.named("size")).contains(other);
    assertThat(rooms.named("size")).contains(size);
    assertThat(age.named("size")).contains(size);
    assertThat(size.named("size")).contains(other);
    assertThat(age.named("none")).isEmpty();
    assertThat(form.children()).contains(age, home, child, shop);
    assertThat(height.parent()).contains(child);
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThatThrownBy(() -> rooms.resolve(Expression.parse("1 + ${nobody}")))
        .isInstanceOfSatisfying(
            ExpressionException.class,
            e -> {
              assertThat(e.offset()).isEqualTo(6);
              assertThat(e.what()).contains("'nobody'");
            });
    assertThatThrownBy(() -> rooms.resolve(Expression.parse("index()")))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("no repeat");
    assertThatThrownBy(() -> age.resolve(Expression.parse("indexed-repeat(${rooms}, ${child}, 1)")))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("not around");
    assertThatThrownBy(() -> age.resolve(Expression.parse("indexed-repeat(1, 2, 3)")))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("indexed-repeat needs");
    assertThat(rooms.resolve(Expression.parse("${last-saved#rooms}"))).isEqualTo(new Node.Text(""));
    assertThat(rooms.resolve(Expression.parse("${instanceID}"))).isEqualTo(new Node.Text(""));
  }
}
