package org.fieldvoice.questionnaire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes every node of a label itself, so that nothing reaches the page that isn't meant to. */
final class MarkdownHtml extends AbstractVisitor implements NodeRenderer {

  private static final Set<Class<? extends Node>> NODES =
      Set.of(
          Document.class,
          Paragraph.class,
          Heading.class,
          Text.class,
          Emphasis.class,
          StrongEmphasis.class,
          Link.class,
          Image.class,
          Code.class,
          SoftLineBreak.class,
          HardLineBreak.class,
          HtmlInline.class);

  /** Tags that people write into labels, and what becomes of them. */
  private static final Map<String, String> TAGS =
      Map.ofEntries(
          Map.entry("b", "strong"),
          Map.entry("strong", "strong"),
          Map.entry("i", "em"),
          Map.entry("em", "em"),
          Map.entry("u", "u"),
          Map.entry("sub", "sub"),
          Map.entry("sup", "sup"),
          Map.entry("small", "small"),
          Map.entry("span", "span"),
          Map.entry("h1", "span"),
          Map.entry("h2", "span"),
          Map.entry("h3", "span"),
          Map.entry("h4", "span"),
          Map.entry("h5", "span"),
          Map.entry("h6", "span"));

  private static final Pattern TAG =
      Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9]*)([^>]*?)/?>", Pattern.DOTALL);
  private static final Pattern STYLE =
      Pattern.compile("\\bstyle\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECLARATION =
      Pattern.compile(
          "(color|background-color|font-weight|font-style|text-decoration)\\s*:\\s*"
              + "(#[0-9a-f]{3,8}|[a-z-]{2,30}|[0-9]{3}|rgb\\([0-9 ,%]{5,30}\\))",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SAFE_ADDRESS =
      Pattern.compile("(https?://|mailto:|tel:).+", Pattern.CASE_INSENSITIVE);

  private final HtmlWriter html;

  /** What the current paragraph has opened and not closed: the tag as written, then ours. */
  private final Deque<String> open = new ArrayDeque<>();

  MarkdownHtml(HtmlNodeRendererContext context) {
    html = context.getWriter();
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return NODES;
  }

  @Override
  public void render(Node node) {
    node.accept(this);
  }

  @Override
  public void visit(Paragraph paragraph) {
    boolean only = paragraph.getPrevious() == null && paragraph.getNext() == null;
    block(paragraph, only ? Map.of() : Map.of("class", "paragraph"), only);
  }

  @Override
  public void visit(Heading heading) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("class", "heading");
    attributes.put("role", "heading");
    attributes.put("aria-level", String.valueOf(Math.min(heading.getLevel() + 1, 6)));
    block(heading, attributes, false);
  }

  private void block(Node block, Map<String, String> attributes, boolean bare) {
    if (!bare) {
      html.tag("p", attributes);
    }
    visitChildren(block);
    while (!open.isEmpty()) {
      html.tag("/" + TAGS.getOrDefault(open.pop(), "span"));
    }
    if (!bare) {
      html.tag("/p");
    }
  }

  @Override
  public void visit(Text text) {
    html.text(text.getLiteral());
  }

  @Override
  public void visit(Code code) {
    html.text("`" + code.getLiteral() + "`");
  }

  @Override
  public void visit(Emphasis emphasis) {
    within("em", Map.of(), emphasis);
  }

  @Override
  public void visit(StrongEmphasis emphasis) {
    within("strong", Map.of(), emphasis);
  }

  @Override
  public void visit(Link link) {
    if (!SAFE_ADDRESS.matcher(link.getDestination()).matches()) {
      visitChildren(link);
      return;
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("href", link.getDestination());
    attributes.put("target", "_blank");
    attributes.put("rel", "noopener noreferrer");
    within("a", attributes, link);
  }

  /** Pictures have columns of their own; here only their words are left. */
  @Override
  public void visit(Image image) {
    visitChildren(image);
  }

  @Override
  public void visit(SoftLineBreak lineBreak) {
    html.tag("br");
  }

  @Override
  public void visit(HardLineBreak lineBreak) {
    html.tag("br");
  }

  @Override
  public void visit(HtmlInline inline) {
    Matcher tag = TAG.matcher(inline.getLiteral());
    String name = tag.matches() ? tag.group(2).toLowerCase(Locale.ROOT) : "";
    if (name.equals("br")) {
      html.tag("br");
    } else if (!TAGS.containsKey(name)) {
      html.text(inline.getLiteral());
    } else if (tag.group(1).isEmpty()) {
      open.push(name);
      html.tag(TAGS.getOrDefault(name, "span"), attributes(name, tag.group(3)));
    } else if (name.equals(open.peek())) {
      open.pop();
      html.tag("/" + TAGS.getOrDefault(name, "span"));
    }
  }

  private static Map<String, String> attributes(String name, String written) {
    if (name.matches("h[1-6]")) {
      return Map.of("class", "heading");
    }
    Matcher style = STYLE.matcher(written);
    if (!name.equals("span") || !style.find()) {
      return Map.of();
    }
    StringJoiner kept = new StringJoiner("; ");
    String declarations = style.group(1) == null ? style.group(2) : style.group(1);
    for (String declaration : declarations.split(";", -1)) {
      if (DECLARATION.matcher(declaration.strip()).matches()) {
        kept.add(declaration.strip());
      }
    }
    return kept.length() == 0 ? Map.of() : Map.of("style", kept.toString());
  }

  /** Tags that are opened inside emphasis must be closed inside it. */
  private void within(String tag, Map<String, String> attributes, Node node) {
    int depth = open.size();
    html.tag(tag, attributes);
    visitChildren(node);
    while (open.size() > depth) {
      html.tag("/" + TAGS.getOrDefault(open.pop(), "span"));
    }
    html.tag("/" + tag);
  }
}
