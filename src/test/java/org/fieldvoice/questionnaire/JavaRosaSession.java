package org.fieldvoice.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.SelectChoice;
import org.javarosa.core.model.condition.EvaluationContext;
import org.javarosa.core.model.condition.IFunctionHandler;
import org.javarosa.core.model.data.AnswerDataFactory;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.UncastData;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.core.services.PropertyManager;
import org.javarosa.xform.parse.XFormParser;
import org.javarosa.xform.util.XFormUtils;

/**
 * An XForm that JavaRosa fills, answer by answer. Paths are of names from the form's root, with the
 * position of each repeat's instance: {@code house/child[2]/age}.
 */
final class JavaRosaSession {

  private static final Logger LOG = Logger.getLogger("org.javarosa");

  private final FormDef form;

  /** A node with what JavaRosa says about it. */
  record State(boolean leaf, boolean relevant, String value, boolean missing, boolean broken) {}

  JavaRosaSession(byte[] xform) {
    LOG.setLevel(Level.OFF);
    PropertyManager.setPropertyManager(new JavaRosaFilling.NoProperties());
    try {
      form = XFormUtils.getFormFromInputStream(new ByteArrayInputStream(xform));
      form.getEvaluationContext().addFunctionHandler(new NoFiles());
    } catch (XFormParser.ParseException e) {
      throw new AssertionError(e);
    }
  }

  /** Begins as a client does that opens the form for the first time. */
  void begin() {
    form.initialize(true, new InstanceInitializationFactory());
  }

  /**
   * Begins anew with these answers.
   *
   * @param answers texts and lists of instances by name; groups don't matter
   */
  void begin(FormItem root, Map<String, Object> answers) {
    fill(form.getMainInstance().getRoot(), root, answers);
    form.initialize(false, new InstanceInitializationFactory());
  }

  private static void fill(TreeElement element, FormItem item, Map<String, Object> scope) {
    for (FormItem child : item.children) {
      if (child.repeats()) {
        instances(element, child, scope);
        continue;
      }
      TreeElement inner = element.getChild(child.name(), 0);
      if (inner != null && child.question == null) {
        fill(inner, child, scope);
      } else if (inner != null) {
        Object answer = scope.get(child.key);
        String text = answer == null ? "" : GeneratedAnswers.asText((JsonValue) answer);
        inner.setAnswer(text.isEmpty() ? null : data(inner, text));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static void instances(TreeElement around, FormItem repeat, Map<String, Object> scope) {
    List<Map<String, Object>> rows =
        (List<Map<String, Object>>) scope.getOrDefault(repeat.key, List.of());
    for (int i = around.getNumChildren() - 1; i >= 0; i--) {
      TreeElement old = around.getChildAt(i);
      if (old.getName().equals(repeat.name()) && old.getMult() >= 0) {
        around.removeChild(old);
      }
    }
    TreeElement template = around.getChild(repeat.name(), TreeReference.INDEX_TEMPLATE);
    for (int i = 0; template != null && i < rows.size(); i++) {
      TreeElement instance = template.deepCopy(true);
      instance.setMult(i);
      around.addChild(instance);
      fill(instance, repeat, rows.get(i));
    }
  }

  /** Answers one question; an empty text takes the answer out. */
  void set(String path, String text) {
    TreeElement leaf = elements().get(path);
    if (leaf == null) {
      throw new AssertionError("JavaRosa has no " + path);
    }
    form.setValue(text.isEmpty() ? null : data(leaf, text), leaf.getRef(), true);
  }

  /** What the question there offers, by values; it offers each as often as it was answered. */
  List<String> choices(String path) {
    TreeReference leaf = Objects.requireNonNull(elements().get(path)).getRef();
    return FormDef.findQuestionByRef(leaf, form).getDynamicChoices().getChoices(form, leaf).stream()
        .peek(choice -> assertThat(choice.getLabelInnerText()).isEqualTo(choice.getValue()))
        .map(SelectChoice::getValue)
        .toList();
  }

  private static IAnswerData data(TreeElement leaf, String text) {
    return AnswerDataFactory.templateByDataType(leaf.getDataType()).cast(new UncastData(text));
  }

  /** Every node but the form's own ones. */
  Map<String, State> states() {
    Map<String, State> states = new LinkedHashMap<>();
    elements().forEach((path, element) -> states.put(path, state(element)));
    return states;
  }

  private State state(TreeElement element) {
    boolean leaf = element.getNumChildren() == 0;
    Optional<IAnswerData> value = leaf ? Optional.ofNullable(element.getValue()) : Optional.empty();
    boolean broken =
        value.isPresent() && !form.evaluateConstraint(element.getRef(), value.orElseThrow());
    return new State(
        leaf,
        element.isRelevant(),
        value.map(v -> v.uncast().getString()).orElse(""),
        leaf && value.isEmpty() && element.isRequired(),
        broken);
  }

  private Map<String, TreeElement> elements() {
    Map<String, TreeElement> elements = new LinkedHashMap<>();
    walk(form.getMainInstance().getRoot(), "", elements);
    return elements;
  }

  private static void walk(TreeElement around, String prefix, Map<String, TreeElement> elements) {
    List<TreeElement> children = new ArrayList<>();
    for (int i = 0; i < around.getNumChildren(); i++) {
      children.add(around.getChildAt(i));
    }
    for (TreeElement child : children) {
      boolean template = child.getMult() == TreeReference.INDEX_TEMPLATE;
      boolean own = prefix.isEmpty() && child.getName().equals("meta");
      if (!template && !own) {
        String index = child.isRepeatable() ? "[" + (child.getMult() + 1) + "]" : "";
        String path = prefix + child.getName() + index;
        elements.put(path, child);
        walk(child, path + "/", elements);
      }
    }
  }

  /** Clients bring {@code pulldata}; the files that the real forms look up are not here. */
  private static final class NoFiles implements IFunctionHandler {

    @Override
    public String getName() {
      return "pulldata";
    }

    @Override
    public List<Class<?>[]> getPrototypes() {
      return List.of();
    }

    @Override
    public boolean rawArgs() {
      return true;
    }

    @Override
    @SuppressWarnings("deprecation") // of no meaning any more, and still asked for
    public boolean realTime() {
      return false;
    }

    @Override
    public Object eval(Object[] arguments, EvaluationContext context) {
      return "";
    }
  }
}
