package org.fieldvoice.study;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.fieldvoice.account.Scopes;

/** A token can be limited to rights in studies. */
@ApplicationScoped
class RightScopes implements Scopes {

  @Override
  public List<String> ofFeatures() {
    return Stream.of(Right.values()).map(Access::scope).toList();
  }
}
