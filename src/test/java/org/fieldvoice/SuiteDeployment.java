package org.fieldvoice;

import java.io.File;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The one deployment that all server tests share: the WAR as it was packaged. */
@ArquillianSuiteDeployment
public class SuiteDeployment {

  @Deployment(testable = false)
  public static WebArchive application() {
    return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/fieldvoice.war"));
  }
}
