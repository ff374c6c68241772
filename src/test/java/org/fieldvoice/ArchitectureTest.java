package org.fieldvoice;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** The house's rules, each with its reason. */
@AnalyzeClasses(packages = "org.fieldvoice", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final DescribedPredicate<JavaClass> RESOURCES =
      DescribedPredicate.describe(
          "resources", c -> c.getSimpleName().endsWith("Resource") || enclosingIsResource(c));

  @ArchTest
  static final ArchRule roomsUseOnlyRoomsBelowThem =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("org.fieldvoice..")
          .withOptionalLayers(true)
          .layer("sample")
          .definedBy("org.fieldvoice.sample..")
          .layer("casestudy")
          .definedBy("org.fieldvoice.casestudy..")
          .layer("dataset")
          .definedBy("org.fieldvoice.dataset..")
          .layer("analysis")
          .definedBy("org.fieldvoice.analysis..")
          .layer("respond")
          .definedBy("org.fieldvoice.respond..")
          .layer("interview")
          .definedBy("org.fieldvoice.interview..")
          .layer("response")
          .definedBy("org.fieldvoice.response..")
          .layer("questionnaire")
          .definedBy("org.fieldvoice.questionnaire..")
          .layer("study")
          .definedBy("org.fieldvoice.study..")
          .layer("account")
          .definedBy("org.fieldvoice.account..")
          .whereLayer("sample")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("casestudy")
          .mayOnlyBeAccessedByLayers("sample")
          .whereLayer("dataset")
          .mayOnlyBeAccessedByLayers("sample", "casestudy")
          .whereLayer("analysis")
          .mayOnlyBeAccessedByLayers("sample", "casestudy")
          .whereLayer("respond")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("interview")
          .mayOnlyBeAccessedByLayers("sample", "casestudy")
          .whereLayer("response")
          .mayOnlyBeAccessedByLayers("sample", "casestudy", "dataset", "analysis", "respond")
          .whereLayer("questionnaire")
          .mayOnlyBeAccessedByLayers(
              "sample", "casestudy", "dataset", "analysis", "respond", "interview", "response")
          .whereLayer("study")
          .mayOnlyBeAccessedByLayers(
              "sample",
              "casestudy",
              "dataset",
              "analysis",
              "respond",
              "interview",
              "response",
              "questionnaire")
          .whereLayer("account")
          .mayOnlyBeAccessedByLayers(
              "sample",
              "casestudy",
              "dataset",
              "analysis",
              "respond",
              "interview",
              "response",
              "questionnaire",
              "study")
          .ignoreDependency(
              resideInAPackage("org.fieldvoice.templates.."), resideInAPackage("org.fieldvoice.."))
          .ignoreDependency(
              resideInAPackage("org.fieldvoice.."), resideInAPackage("org.fieldvoice.templates.."))
          .because("a feature can be read, changed or removed without reading what stands on it");

  @ArchTest
  static final ArchRule thePlatformKnowsNoFeature =
      noClasses()
          .that()
          .resideInAPackage("org.fieldvoice.platform..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.fieldvoice..")
                  .and(DescribedPredicate.not(resideInAPackage("org.fieldvoice.platform.."))))
          .because("technical code that knows no feature serves every feature");

  @ArchTest
  static final ArchRule theExpressionLanguageIsPlainJava =
      noClasses()
          .that()
          .resideInAPackage("org.fieldvoice.questionnaire.expression..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.not(
                  resideInAnyPackage(
                      "java..", "org.fieldvoice.questionnaire.expression..", "org.jspecify..")))
          .because(
              "the language has a twin in the browser and must mean the same without any container");

  @ArchTest
  static final ArchRule whatReadsVersionsAsksNoEntityManager =
      noClasses()
          .that()
          .haveNameMatching(".*\\.(Forms|StoredForms|Versions|BringIn)")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "ask an entity manager",
                  c ->
                      c.getFields().stream()
                          .anyMatch(f -> f.getRawType().isEquivalentTo(EntityManager.class))))
          .because(
              "a job reads versions after the request is over whose entity manager it would be");

  @ArchTest
  static final ArchRule httpIsSpokenAtTheEdgeOnly =
      noClasses()
          .that(DescribedPredicate.not(RESOURCES))
          .and()
          .resideOutsideOfPackage("org.fieldvoice.platform..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ws.rs..")
          .because("what is not HTTP can be called, tested and reused without it");

  @ArchTest
  static final ArchRule theLauncherIsAlone =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.fieldvoice.launch..", "org.fieldvoice")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.fieldvoice.launch..", "org.flywaydb..", "ch.vorburger..", "fish.payara.micro..")
          .because("the launcher's jar and the WAR are loaded by different loaders");

  @ArchTest
  static final ArchRule theLauncherUsesNothingOfTheOthers =
      noClasses()
          .that()
          .resideInAPackage("org.fieldvoice.launch..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.fieldvoice..")
                  .and(DescribedPredicate.not(resideInAPackage("org.fieldvoice.launch.."))))
          .because("it starts the server before any of their classes can be loaded");

  @ArchTest
  static final ArchRule pdfsAreMadeInTwoPlaces =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.fieldvoice.casestudy..")
          .and()
          .haveNameNotMatching(".*[.$]Poster.*")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.lowagie..")
          .because("case studies and posters are the only pages that Fieldvoice prints");

  @ArchTest
  static final ArchRule namesAreTheFieldsWords =
      noClasses()
          .should()
          .haveNameMatching(".*(Service|ServiceImpl|Manager|Helper|Util|Utils|Dto|DTO|Impl)")
          .because("such names say nothing about surveys; see the glossary");

  @ArchTest
  static final ArchRule entitiesAskNobodyForTheTime =
      noClasses()
          .that()
          .areAnnotatedWith(Entity.class)
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(java.time.LocalDateTime.class, "now")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID")
          .because(
              "time and randomness come in as arguments, so that a test can say what they are");

  @ArchTest
  static final ArchRule noCheckedExceptionLeavesATransaction =
      noMethods()
          .that()
          .areAnnotatedWith(Transactional.class)
          .should()
          .declareThrowableOfType(java.io.IOException.class)
          .orShould()
          .declareThrowableOfType(java.sql.SQLException.class)
          .orShould()
          .declareThrowableOfType(Exception.class)
          .because("a checked exception would commit what was half done");

  @ArchTest
  static final ArchRule resourcesLiveInTheirFeature =
      classes()
          .that()
          .haveSimpleNameEndingWith("Resource")
          .should()
          .resideOutsideOfPackage("org.fieldvoice.platform..")
          .because("a reader finds a feature by its folder");

  private static boolean enclosingIsResource(JavaClass c) {
    return c.getEnclosingClass()
        .map(outer -> outer.getSimpleName().endsWith("Resource"))
        .orElse(false);
  }
}
