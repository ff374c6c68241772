package org.fieldvoice.platform;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * The connections to the database, {@code java:app/jdbc/fieldvoice}; its address comes from the
 * launcher. A web component, since only on components does the server look for data sources; an EJB
 * would start their container for this alone.
 */
@WebListener
@DataSourceDefinition(
    name = "java:app/jdbc/fieldvoice",
    className = "com.mysql.cj.jdbc.MysqlDataSource",
    url = "${MPCONFIG=FIELDVOICE_DB_URL}",
    user = "${MPCONFIG=FIELDVOICE_DB_USER}",
    password = "${MPCONFIG=FIELDVOICE_DB_PASSWORD}",
    isolationLevel = java.sql.Connection.TRANSACTION_READ_COMMITTED,
    minPoolSize = 4,
    maxPoolSize = 64,
    properties = {
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
      "fish.payara.validate-atmost-once-period-in-seconds=60"
    })
public class DatabasePool implements ServletContextListener {}
