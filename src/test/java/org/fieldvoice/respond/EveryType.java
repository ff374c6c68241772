package org.fieldvoice.respond;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.Form;
import org.fieldvoice.questionnaire.FormLogic;
import org.fieldvoice.questionnaire.Language;
import org.fieldvoice.questionnaire.xlsform.WorkbookBuilder;

/** A form with a question of every type and look, in English, Chinese and Urdu. */
final class EveryType {

  static final Set<String> FILES = Set.of("smile.png", "question.wav");
  static final int TOWNS = 1200;

  private static final String LANGUAGES = "label::English (en)|label::中文 (zh)|label::اردو (ur)";

  private static final String[] SURVEY = {
    "type|name|"
        + LANGUAGES
        + "|appearance|required|parameters|constraint|constraint_message::English (en)|image|audio|choice_filter|hint::English (en)|guidance_hint::English (en)|relevant",
    row("note", "welcome", "Thank you for **taking part**", "谢谢您**参加**", "شرکت کا شکریہ")
        + "||||||smile.png",
    row("select_one yes_no", "one", "Do you work here?", "您在这里工作吗？", "کیا آپ یہاں کام کرتے ہیں؟")
        + "||yes",
    row("select_one yes_no", "quick", "Do you like it?", "您喜欢吗？", "کیا آپ کو پسند ہے؟") + "|quick",
    row("select_one mood", "pictures", "How do you feel?", "您感觉怎么样？", "آپ کیسا محسوس کرتے ہیں؟")
        + "||yes|||||question.wav",
    row("select_one agree", "likert", "The work is hard", "工作很累", "کام مشکل ہے") + "|likert",
    row("select_one agree", "columns", "The food is good", "饭菜很好", "کھانا اچھا ہے") + "|columns-3",
    row("select_one agree", "bare", "The room is clean", "房间很干净", "کمرہ صاف ہے")
        + "|columns no-buttons",
    row("select_one agree", "menu", "The pay is fair", "工资合理", "تنخواہ مناسب ہے") + "|minimal|yes",
    row("select_one agree", "find", "The boss listens", "领导愿意听", "افسر سنتا ہے") + "|autocomplete",
    row("select_one area", "area", "Which area?", "哪个地区？", "کون سا علاقہ؟") + "||yes",
    row("select_one town", "town", "Which town?", "哪个镇？", "کون سا قصبہ؟")
        + "|autocomplete|yes||||||area = ${area}",
    row("select_multiple agree", "several", "What do you think?", "您怎么想？", "آپ کا کیا خیال ہے؟")
        + "||yes",
    row("select_multiple town", "towns", "Where have you lived?", "您住过哪里？", "آپ کہاں رہے؟")
        + "|minimal",
    row("rank mood", "order", "Put these in order", "请排序", "ترتیب دیں") + "||yes",
    row("acknowledge", "sure", "I have understood this", "我已经明白", "میں سمجھ گیا ہوں") + "||yes",
    row("integer", "age", "How old are you?", "您多少岁？", "آپ کی عمر کیا ہے؟")
        + "||yes||. > 15|You must be 16 or older|||||In whole years",
    row("decimal", "weight", "How heavy is it?", "多重？", "وزن کتنا ہے؟") + "||yes",
    row("range", "slider", "How useful is it?", "有多大用处？", "کتنا مفید ہے؟")
        + "||yes|start=0 end=10 step=1",
    row("range", "named", "How warm is it?", "有多暖和？", "کتنا گرم ہے؟")
        + "|||start=1 end=3 step=1 tick_labelset=warmth",
    row("range", "stars", "How many stars?", "几颗星？", "کتنے ستارے؟")
        + "|rating|yes|start=1 end=5 step=1",
    row("range", "picker", "Pick a number", "选一个数", "ایک عدد چنیں")
        + "|picker||start=1 end=20 step=1",
    row("range", "upright", "How high?", "多高？", "کتنا اونچا؟")
        + "|vertical||start=0 end=100 step=10",
    row("text", "words", "Tell us more", "请多说一点", "مزید بتائیں")
        + "|multiline|yes||string-length(.) <= 200|At most 200 letters, please|||||Say it in your own words",
    row("text", "line", "What is your job?", "您的工作是什么？", "آپ کا کام کیا ہے؟") + "||yes",
    row("text", "digits", "Your badge number", "工牌号", "بیج نمبر") + "|numbers",
    row("date", "day", "When did you begin?", "您什么时候开始？", "آپ نے کب شروع کیا؟") + "||yes",
    row("date", "month", "In which month?", "哪个月？", "کس مہینے؟") + "|month-year",
    row("date", "year", "In which year?", "哪一年？", "کس سال؟") + "|year",
    row("time", "hour", "When do you get up?", "几点起床？", "آپ کب اٹھتے ہیں؟"),
    row("dateTime", "moment", "When was it?", "是什么时候？", "یہ کب تھا؟"),
    row("barcode", "code", "What is the code?", "条码是什么？", "کوڈ کیا ہے؟"),
    row("geopoint", "place", "Where are you?", "您在哪里？", "آپ کہاں ہیں؟") + "||yes",
    row("geotrace", "way", "Which way do you go?", "您走哪条路？", "آپ کس راستے جاتے ہیں؟"),
    row("geoshape", "field", "Where is the field?", "田在哪里？", "کھیت کہاں ہے؟"),
    row("image", "photo", "Take a picture", "请拍照", "تصویر لیں") + "||yes|max-pixels=400",
    row("image", "signature", "Please sign", "请签名", "دستخط کریں") + "|signature",
    row("audio", "voice", "Tell us by voice", "请用语音回答", "آواز سے بتائیں") + "||yes",
    row("video", "film", "Take a film", "请拍视频", "ویڈیو بنائیں"),
    row("file", "paper", "Send a file", "请发送文件", "فائل بھیجیں"),
    row("begin_group", "matrix", "How much do you agree?", "您同意吗？", "آپ کتنے متفق ہیں؟")
        + "|table-list",
    row("select_one yes_no", "m1", "It is safe", "安全", "محفوظ ہے") + "||yes",
    row("select_one yes_no", "m2", "It is quiet", "安静", "خاموش ہے"),
    "end_group|",
    row("begin_group", "together", "About your home", "您的家", "آپ کا گھر") + "|field-list",
    row("text", "street", "Street", "街道", "گلی"),
    row("integer", "rooms", "Rooms", "房间数", "کمرے") + "||yes",
    "end_group|",
    row("begin_repeat", "child", "Child", "孩子", "بچہ"),
    row("text", "child_name", "What is the child called?", "孩子叫什么？", "بچے کا نام کیا ہے؟")
        + "||yes",
    row(
            "integer",
            "child_age",
            "How old is ${child_name}?",
            "${child_name}多大？",
            "${child_name} کی عمر؟")
        + "||yes||. < 18|A child is under 18",
    "end_repeat|",
    row("note", "bye", "That was all", "就这些", "بس اتنا ہی"),
  };

  private EveryType() {}

  private static String row(String type, String name, String english, String chinese, String urdu) {
    return String.join("|", type, name, english, chinese, urdu);
  }

  private static String[] choices() {
    List<String> rows = new ArrayList<>();
    rows.add("list_name|name|" + LANGUAGES + "|image|audio|area");
    rows.add("yes_no|yes|Yes|是|ہاں");
    rows.add("yes_no|no|No|否|نہیں");
    rows.add("mood|good|Good|好|اچھا|smile.png|question.wav");
    rows.add("mood|fair|Fair|一般|ٹھیک|smile.png");
    rows.add("mood|bad|Bad|不好|برا|smile.png");
    rows.add("agree|very|Very much|非常同意|بہت زیادہ");
    rows.add("agree|partly|Partly|部分同意|کچھ");
    rows.add("agree|not|Not at all|不同意|بالکل نہیں");
    rows.add("warmth|1|Cold|冷|ٹھنڈا");
    rows.add("warmth|2|Mild|温和|معتدل");
    rows.add("warmth|3|Hot|热|گرم");
    rows.add("area|a0|North|北|شمال");
    rows.add("area|a1|South|南|جنوب");
    for (int i = 0; i < TOWNS; i++) {
      rows.add("town|t" + i + "|Town " + i + "|镇" + i + "|قصبہ " + i + "|||a" + i % 2);
    }
    rows.add("town|last|The very last|||||a0");
    return rows.toArray(String[]::new);
  }

  static byte[] workbook() {
    return builder().bytes();
  }

  private static WorkbookBuilder builder() {
    String[] settings = {
      "form_title|form_id|default_language", "Every type|every_type|English (en)"
    };
    return WorkbookBuilder.xlsx()
        .sheet("survey", SURVEY)
        .sheet("choices", choices())
        .sheet("settings", settings);
  }

  static FormLogic logic() {
    return FormLogic.of(builder().form());
  }

  /** The same with its Urdu words as those of another language, for what is ours around them. */
  static FormLogic speaking(String tag) {
    Form form = builder().form();
    List<Language> languages =
        form.languages().stream()
            .map(l -> l.tag().equals("ur") ? new Language(tag, "ur", tag) : l)
            .toList();
    return FormLogic.of(
        new Form(
            form.id(),
            form.version(),
            form.title(),
            languages,
            form.style(),
            form.instanceName(),
            form.items(),
            form.choiceLists(),
            form.settings()));
  }

  /** The names of its questions that one answers, in its order. */
  static Stream<String> asked() {
    return Stream.of(SURVEY)
        .skip(1)
        .map(line -> line.split("\\|", -1))
        .filter(cells -> cells.length > 1 && !cells[1].isBlank() && !cells[0].startsWith("begin"))
        .filter(cells -> !cells[0].equals("note"))
        .map(cells -> cells[1])
        .map(name -> name.startsWith("child_") ? "child[1]/" + name : name);
  }
}
