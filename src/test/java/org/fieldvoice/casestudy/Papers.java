package org.fieldvoice.casestudy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.fieldvoice.analysis.Chart;

/** Papers for tests. */
final class Papers {

  static final String ZH_PROSE =
      "调查结果说明，在四百名同意参加的工友里，有43.0%的人是“朋友或工友推荐”来的；另有26.0%的人说：“在工厂里看到过宣传。”"
          + "《劳动合同法》、工资条（包括加班费）和社会保险，是大家问得最多的三件事……一位在深圳工作了六年的母亲告诉我们："
          + "“想他的时候就打视频。”她说，过去总是问那几句——作业写了没有，老师说什么——现在会先问：“今天最高兴的是什么？”"
          + "在45.0%的回答里，获取知识和信息（χ² = 58.2，df = 4，p < 0.001，Cramér’s V = 0.38）是微信最有用的功能。";
  static final String EN_PROSE =
      "Most people did not find WeSupport by themselves: 43.0% came because “a friend or co-worker” "
          + "told them of it, and only 26.0% through promotion in the factory. Women and men differ in what "
          + "they use WeChat for (χ² = 58.2, df = 4, p < 0.001, Cramér’s V = 0.38), and the difference is "
          + "large enough to matter for those who write the contents. ";

  private Papers() {}

  static Paper.Text text(String words) {
    return new Paper.Text(List.of(new Paper.Run(words, "")));
  }

  static Paper paper(String language, List<Paper.Part> parts) {
    boolean zh = language.startsWith("zh");
    return new Paper(
        zh ? "听得见的声音：WeSupport 与流动父母" : "Voices that are heard: WeSupport and migrant parents",
        zh ? "来自四家工厂的问卷与访谈" : "Answers and interviews from four factories",
        language,
        zh ? "WeSupport 用户调查" : "WeSupport users",
        zh
            ? "草稿。数字截至 2016年8月31日，随数据变化。"
            : "Draft. Numbers as of 31 August 2016; they change with the data.",
        List.of(
            new Paper.Fact(zh ? "时间" : "When", zh ? "2016年8月1日至31日" : "1 to 31 August 2016"),
            new Paper.Fact(
                zh ? "地点" : "Where", zh ? "深圳A、东莞B、东莞C" : "Shenzhen A, Dongguan B, Dongguan C"),
            new Paper.Fact(zh ? "问卷" : "Responses", "412"),
            new Paper.Fact(zh ? "访谈" : "Interviews", "3")),
        parts,
        List.of(
            new Paper.Section(zh ? "方法" : "Method", List.of(zh ? ZH_PROSE : EN_PROSE)),
            new Paper.Section(zh ? "同意" : "Consent", List.of(zh ? ZH_PROSE : EN_PROSE)),
            new Paper.Section(zh ? "局限" : "Limits", List.of(zh ? ZH_PROSE : EN_PROSE))));
  }

  /** A paper with every kind of part. */
  static Paper whole(String language) {
    boolean zh = language.startsWith("zh");
    String prose = zh ? ZH_PROSE : EN_PROSE;
    List<Paper.Part> parts = new ArrayList<>();
    parts.add(new Paper.Heading(1, zh ? "他们怎么来到这里" : "How they came here"));
    parts.add(text(prose));
    parts.add(text(prose + prose));
    parts.add(figure(zh));
    parts.add(new Paper.Heading(2, zh ? "女工和男工不一样" : "Women and men differ"));
    parts.add(text(prose));
    parts.add(table(zh, 6));
    parts.add(text(prose));
    parts.add(new Paper.Heading(1, zh ? "李梅的故事" : "The story of Li Mei"));
    parts.add(story(zh));
    parts.add(text(prose));
    parts.add(
        new Paper.Quote(
            zh
                ? "“也不是一下子就好，可是慢慢地他会自己讲了。”"
                : "“It did not get better at once, but slowly he began to tell.”",
            zh ? "——李梅" : "— Li Mei"));
    return paper(language, parts);
  }

  static Paper.Figure figure(boolean zh) {
    List<String> answers =
        zh
            ? List.of("非常有帮助", "有一些帮助", "没有帮助", "不适用")
            : List.of("Very much", "Partly", "Did not help", "Not applicable");
    List<String> questions =
        zh
            ? List.of("与孩子沟通", "理解孩子", "建立亲密关系")
            : List.of(
                "Communicating with your child",
                "Understanding your child",
                "Building a close relationship");
    int[][] counts = {{90, 55, 0, 0}, {85, 57, 1, 2}, {85, 57, 1, 2}};
    List<Chart.Panel> panels = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      List<Chart.Bar> bars = new ArrayList<>();
      for (int a = 0; a < 4; a++) {
        double percent = 100.0 * counts[i][a] / 145;
        String count = Integer.toString(counts[i][a]);
        Chart.Tone tone = new Chart.Tone(0x0a6b5f);
        bars.add(new Chart.Bar(answers.get(a), percent, Words.percent(percent), count, tone));
      }
      panels.add(new Chart.Panel(questions.get(i), bars));
    }
    return new Paper.Figure(
        new Chart(
            zh ? "图 1：WeSupport 对父母的帮助有多大" : "Chart 1: How much WeSupport helped parents",
            zh ? "WeSupport 在多大程度上帮助了您……" : "How much did WeSupport help you with …",
            panels,
            List.of(
                zh ? "基数：有 18 岁以下孩子的人，n = 145" : "Base: parents of a child under 18, n = 145",
                zh ? "来源：WeSupport 用户调查" : "Source: WeSupport users"),
            zh ? "zh" : "en"));
  }

  static Paper.Table table(boolean zh, int rows) {
    List<String> row =
        zh
            ? List.of("获取知识和信息", "57.3%", "30.0%", "45.0%")
            : List.of("Getting knowledge and information", "57.3%", "30.0%", "45.0%");
    return new Paper.Table(
        zh ? "表 1：微信最有用的功能" : "Table 1: The most useful function of WeChat",
        zh ? "您觉得微信最有用的功能是什么？" : "Which function of WeChat is most useful to you?",
        new Paper.Grid(
            zh ? List.of("", "女", "男", "全部") : List.of("", "Women", "Men", "All"),
            Collections.nCopies(rows, row)),
        zh ? "n = 400。来源：WeSupport 用户调查。" : "n = 400. Source: WeSupport users.");
  }

  static Paper.Story story(boolean zh) {
    String prose = zh ? ZH_PROSE : EN_PROSE;
    return new Paper.Story(
        zh ? "李梅" : "Li Mei",
        zh ? "先问他今天最高兴的一件事" : "First ask what made him happiest today",
        List.of(prose, prose, prose),
        zh
            ? "“李梅”是化名；能认出她的细节已经改写。"
            : "“Li Mei” is a pseudonym; details that could identify her were changed.");
  }
}
