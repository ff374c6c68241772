package org.fieldvoice.launch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Where the data is.
 *
 * @param url a Connector/J address, with the options that Fieldvoice relies on
 */
public record Database(String url, String user, String password) {

  /**
   * Options without which times shift, batches crawl or TLS defaults break inside the server; see
   * docs/database.md.
   */
  private static final String OPTIONS =
      "connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&rewriteBatchedStatements=true"
          + "&useServerPrepStmts=true&cachePrepStmts=true&prepStmtCacheSize=250&prepStmtCacheSqlLimit=2048"
          + "&useLocalSessionState=true&useLocalTransactionState=true&elideSetAutoCommits=true"
          + "&cacheServerConfiguration=true&maintainTimeStats=false"
          + "&fallbackToSystemKeyStore=false&fallbackToSystemTrustStore=false";

  /** The address with our options; those that it has already win. */
  static String withOptions(String url) {
    int query = url.indexOf('?');
    if (query < 0) {
      return url + "?" + OPTIONS;
    }
    StringBuilder all = new StringBuilder(url);
    for (String option : OPTIONS.split("&", -1)) {
      if (!url.contains(option.substring(0, option.indexOf('=') + 1))) {
        all.append('&').append(option);
      }
    }
    return all.toString();
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  @Override
  public String toString() {
    return url.replaceAll("\\?.*", "");
  }
}
