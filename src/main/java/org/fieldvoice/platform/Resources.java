package org.fieldvoice.platform;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The resources that CDI knows, so that no list of features stands in the platform. */
final class Resources {

  private static final Set<Class<?>> PROVIDERS =
      Set.of(
          ProblemMappers.class,
          ProblemMappers.Violations.class,
          SafetyHeaders.class,
          SameOrigin.class,
          BodyLimit.class,
          StrictJson.class);

  private Resources() {}

  static Set<Class<?>> underApi() {
    return with(c -> !c.isAnnotationPresent(OutsideApi.class));
  }

  /**
   * Without {@link SameOrigin}: a respondent has no cookie that a foreign page could use, and a
   * plain form of a page with {@code no-referrer} says that it comes from {@code null}.
   */
  static Set<Class<?>> outsideApi() {
    return with(c -> c.isAnnotationPresent(OutsideApi.class)).stream()
        .filter(c -> c != SameOrigin.class)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<Class<?>> with(Predicate<Class<?>> served) {
    BeanManager beans = CDI.current().getBeanManager();
    Stream<Class<?>> resources =
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
            .map(Bean::getBeanClass)
            .filter(
                c -> c.getName().startsWith("org.fieldvoice.") && c.isAnnotationPresent(Path.class))
            .filter(served);
    return Stream.concat(resources, PROVIDERS.stream()).collect(Collectors.toUnmodifiableSet());
  }
}
