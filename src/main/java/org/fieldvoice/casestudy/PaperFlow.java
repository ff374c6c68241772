package org.fieldvoice.casestudy;

import com.lowagie.text.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sets strips one under the other, page after page. A page ends behind the last strip that fits and
 * need not stay with its next; a gap vanishes at a page's head; a table's head is repeated; a
 * figure without room lets the text behind it go first.
 */
final class PaperFlow {

  /** How far a box that runs on from or to another page reaches beyond its text. */
  private static final float RUN_ON = 7;

  private final Document document;
  private final PaperPen pen;
  private final float top;
  private final float bottom;
  private final float left;
  private final float right;

  PaperFlow(Document document, PaperPen pen) {
    this.document = document;
    this.pen = pen;
    this.top = document.getPageSize().getHeight() - document.topMargin();
    this.bottom = document.bottomMargin();
    this.left = document.leftMargin();
    this.right = document.getPageSize().getWidth() - document.rightMargin();
  }

  /** Draws all strips, beginning at the head of the page that is open. */
  void set(List<Strip> inOrder) {
    List<Strip> strips = new ArrayList<>(inOrder);
    int next = 0;
    while (next < strips.size()) {
      next = skipGaps(strips, next);
      int end = pageEnd(strips, next);
      drawPage(strips.subList(next, end));
      next = end;
      if (skipGaps(strips, next) < strips.size()) {
        document.newPage();
      }
    }
  }

  private static int skipGaps(List<Strip> strips, int from) {
    int at = from;
    while (at < strips.size() && strips.get(at).kind() == Strip.Kind.GAP) {
      at++;
    }
    return at;
  }

  /** The index behind the page's last strip. */
  private int pageEnd(List<Strip> strips, int from) {
    float room = top - bottom;
    float used = repeatedHeader(strips, from).map(Strip::height).orElse(0f);
    int at = from;
    while (at < strips.size()) {
      Strip strip = strips.get(at);
      if (strip.kind() == Strip.Kind.PAGE_END) {
        return at + 1;
      }
      if (used + strip.height() > room + 0.01f && strip.kind() != Strip.Kind.GAP) {
        if (strip.kind() != Strip.Kind.FIGURE || !textFirst(strips, at, room - used)) {
          return lastBreak(strips, from, at);
        }
        strip = strips.get(at);
      }
      used += strip.height();
      at++;
    }
    return at;
  }

  /** Moves a figure behind as much of the text that follows it as has room. */
  private static boolean textFirst(List<Strip> strips, int figure, float room) {
    int fitting = figure + 1;
    float used = 0;
    for (int at = figure + 1; at < strips.size() && isText(strips.get(at)); at++) {
      used += strips.get(at).height();
      if (used > room) {
        break;
      }
      boolean mayEnd = strips.get(at).kind() == Strip.Kind.TEXT && !strips.get(at).kept();
      fitting = mayEnd ? at + 1 : fitting;
    }
    if (fitting == figure + 1) {
      return false;
    }
    strips.add(fitting, strips.get(figure));
    strips.remove(figure);
    return true;
  }

  private static boolean isText(Strip strip) {
    return strip.kind() == Strip.Kind.TEXT || strip.kind() == Strip.Kind.GAP;
  }

  /** Goes back from a strip that doesn't fit to the last place where the page may end. */
  private static int lastBreak(List<Strip> strips, int from, int tooMuch) {
    for (int at = tooMuch; at > from; at--) {
      if (!strips.get(at - 1).kept()) {
        return at;
      }
    }
    return Math.max(tooMuch, from + 1);
  }

  private Optional<Strip> repeatedHeader(List<Strip> strips, int from) {
    return from < strips.size() ? strips.get(from).header() : Optional.empty();
  }

  private void drawPage(List<Strip> strips) {
    List<Strip> all = new ArrayList<>();
    repeatedHeader(strips, 0).ifPresent(all::add);
    all.addAll(strips);
    drawBoxes(all);
    float y = top;
    for (Strip strip : all) {
      strip.ink().draw(pen, y);
      y -= strip.height();
    }
  }

  private void drawBoxes(List<Strip> strips) {
    float y = top;
    int at = 0;
    while (at < strips.size()) {
      Optional<Strip.Box> box = strips.get(at).box();
      float begin = y;
      do {
        y -= strips.get(at).height();
        at++;
      } while (at < strips.size() && strips.get(at).box().equals(box));
      float above = begin == top ? RUN_ON : 0;
      float below = at == strips.size() ? RUN_ON : 0;
      float end = y - below;
      box.ifPresent(b -> pen.artifact(() -> drawBox(b, begin + above, end)));
    }
  }

  private void drawBox(Strip.Box box, float from, float to) {
    pen.fill(box.tint(), left, to, right - left, from - to);
    pen.fill(box.rule(), left, to, 3, from - to);
  }
}
