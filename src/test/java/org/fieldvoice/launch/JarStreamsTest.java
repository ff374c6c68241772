package org.fieldvoice.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JarStreamsTest {

  private final boolean before = URLConnection.getDefaultUseCaches("jar");

  @BeforeEach
  void start() {
    Launcher.keepJarStreamsApart();
  }

  @AfterEach
  void restore() {
    URLConnection.setDefaultUseCaches("jar", before);
  }

  @Test
  void aResourceCanBeReadWhileSomebodyElseClosesItsJar() throws Exception {
    String name = Test.class.getName().replace('.', '/') + ".class";
    URL resource = Test.class.getClassLoader().getResource(name);
    try (InputStream ours = resource.openStream()) {
      ((JarURLConnection) resource.openConnection()).getJarFile().close();
      assertThat(ours.readAllBytes()).isNotEmpty();
    }
  }
}
