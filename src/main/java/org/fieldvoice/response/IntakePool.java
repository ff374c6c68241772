package org.fieldvoice.response;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * The few connections over which responses come in. They alone take several statements at once, of
 * which {@link Script} makes use: a statement that somebody smuggles in anywhere else stays one
 * that the database refuses.
 */
@WebListener
@DataSourceDefinition(
    name = IntakePool.NAME,
    className = "com.mysql.cj.jdbc.MysqlDataSource",
    url = "${MPCONFIG=FIELDVOICE_DB_URL}",
    user = "${MPCONFIG=FIELDVOICE_DB_USER}",
    password = "${MPCONFIG=FIELDVOICE_DB_PASSWORD}",
    isolationLevel = java.sql.Connection.TRANSACTION_READ_COMMITTED,
    minPoolSize = 1,
    maxPoolSize = 16,
    properties = {
      "allowMultiQueries=true",
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
      "fish.payara.validate-atmost-once-period-in-seconds=60"
    })
public class IntakePool implements ServletContextListener {

  static final String NAME = "java:app/jdbc/intake";
}
