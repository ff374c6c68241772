package org.fieldvoice.questionnaire;

import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;

/**
 * A longer text in markdown as safe HTML: paragraphs, headings (beginning with {@code h3}), lists,
 * emphasis, links. Its HTML is shown as it stands, pictures are left out but for their words, and
 * links lead to web pages, mail and telephones only.
 */
public final class MarkdownPage {

  private static final int HIGHEST = 3;
  private static final int LOWEST = 6;
  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder()
          .escapeHtml(true)
          .sanitizeUrls(true)
          .urlSanitizer(new Addresses())
          .attributeProviderFactory(context -> MarkdownPage::outside)
          .build();

  private MarkdownPage() {}

  public static String html(String text) {
    try {
      Node page = PARSER.parse(text);
      page.accept(new Taming());
      return HTML.render(page).strip();
    } catch (StackOverflowError e) {
      // Nested thousands of times, which nobody means.
      return HTML.render(plain(text)).strip();
    }
  }

  private static Node plain(String text) {
    Paragraph paragraph = new Paragraph();
    paragraph.appendChild(new Text(text));
    Document page = new Document();
    page.appendChild(paragraph);
    return page;
  }

  /** An address that is none of these leads nowhere. */
  private static final class Addresses implements UrlSanitizer {

    private static final Pattern SAFE =
        Pattern.compile("(https?://|mailto:|tel:).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    @Override
    public String sanitizeLinkUrl(String url) {
      return SAFE.matcher(url).matches() ? url : "";
    }

    @Override
    public String sanitizeImageUrl(String url) {
      return "";
    }
  }

  private static void outside(Node node, String tag, Map<String, String> attributes) {
    if (node instanceof Link) {
      attributes.put("target", "_blank");
      attributes.put("rel", "noopener noreferrer");
      // Nobody sees it on a phone.
      attributes.remove("title");
    }
  }

  private static final class Taming extends AbstractVisitor {

    @Override
    public void visit(Heading heading) {
      heading.setLevel(Math.min(heading.getLevel() + HIGHEST - 1, LOWEST));
      visitChildren(heading);
    }

    /** What is loaded from elsewhere would tell somebody that the page was read. */
    @Override
    public void visit(Image image) {
      visitChildren(image);
      for (Node child = image.getFirstChild(); child != null; child = image.getFirstChild()) {
        image.insertBefore(child);
      }
      image.unlink();
    }
  }
}
