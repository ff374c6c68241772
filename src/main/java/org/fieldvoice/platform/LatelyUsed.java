package org.fieldvoice.platform;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was made, and could be made again: the most lately used of it is kept, as long as there is
 * memory.
 */
public final class LatelyUsed<K, V> {

  private final Map<K, SoftReference<V>> kept;

  /**
   * @param most how many are kept, however much memory there is
   */
  public LatelyUsed(int most) {
    kept =
        new LinkedHashMap<>(64, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, SoftReference<V>> eldest) {
            return size() > most;
          }
        };
  }

  /** The one of this key, made if it isn't there. Two that come at once may both make it. */
  public V get(K key, Supplier<V> make) {
    return known(key).orElseGet(() -> keep(key, make.get()));
  }

  private synchronized Optional<V> known(K key) {
    return Optional.ofNullable(kept.get(key)).map(SoftReference::get);
  }

  private synchronized V keep(K key, V made) {
    Optional<V> first = known(key);
    if (first.isEmpty()) {
      kept.put(key, new SoftReference<>(made));
    }
    return first.orElse(made);
  }
}
