package org.fieldvoice;

import org.fieldvoice.launch.TestDatabase;
import org.jboss.arquillian.junit5.JUnitJupiterTestClassLifecycleManager;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * Starts the database before the first class that needs it, and hands the running server on from
 * class to class. Arquillian keeps it as long as JUnit's root context lives, and where two
 * processes share the classes, each class has a root of its own. So after a class it is moved to
 * the session, and back before the next. The session's end closes what came last first: the server,
 * then its database.
 */
class KeptServer implements BeforeAllCallback, AfterAllCallback {

  /** Where Arquillian looks for it. */
  private static final Namespace ARQUILLIAN = Namespace.create("arquillianNamespace");

  private static final Class<TestDatabase> DATABASE = TestDatabase.class;
  private static final String SERVER = "testRunnerManager";
  private static final Class<JUnitJupiterTestClassLifecycleManager> TYPE =
      JUnitJupiterTestClassLifecycleManager.class;

  @Override
  public void beforeAll(ExtensionContext context) {
    Store session = session(context);
    session.getOrComputeIfAbsent(DATABASE, key -> TestSession.begin(), DATABASE);
    move(session, root(context));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    move(root(context), session(context));
  }

  private static void move(Store from, Store to) {
    JUnitJupiterTestClassLifecycleManager server = from.remove(SERVER, TYPE);
    if (server != null) {
      to.put(SERVER, server);
    }
  }

  private static Store root(ExtensionContext context) {
    return context.getRoot().getStore(ARQUILLIAN);
  }

  private static Store session(ExtensionContext context) {
    return context.getStore(StoreScope.LAUNCHER_SESSION, ARQUILLIAN);
  }
}
