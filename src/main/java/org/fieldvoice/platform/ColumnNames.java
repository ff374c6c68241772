package org.fieldvoice.platform;

import java.util.Locale;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Names the database's tables and columns as SQL does, {@code created_at}, where an entity says
 * nothing else.
 */
public class ColumnNames implements SessionCustomizer {

  @Override
  public void customize(Session session) {
    session.getDescriptors().values().forEach(ColumnNames::rename);
  }

  private static void rename(ClassDescriptor entity) {
    if (!entity.getTables().isEmpty()
        && entity.getAlias().equalsIgnoreCase(entity.getTables().get(0).getName())) {
      entity.getTables().get(0).setName(snake(entity.getAlias()));
    }
    for (DatabaseMapping mapping : entity.getMappings()) {
      String attribute = mapping.getAttributeName();
      rename(mapping.getField(), attribute);
      entity.getPrimaryKeyFields().forEach(key -> rename(key, attribute));
    }
  }

  private static void rename(DatabaseField field, String attribute) {
    if (field != null && field.getName().equalsIgnoreCase(attribute)) {
      field.setName(snake(attribute));
    }
  }

  static String snake(String camel) {
    return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
