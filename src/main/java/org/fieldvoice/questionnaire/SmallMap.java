package org.fieldvoice.questionnaire;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A few entries in their order, in a fifth of the memory of a {@code LinkedHashMap}: a form has
 * 100,000 choices, each with its texts and columns. Looking up is walking along, so a map with many
 * entries, as a sheet with thousands of columns has, is none of these. It never changes.
 */
public final class SmallMap<K, V> extends AbstractMap<K, V> {

  private static final int FEW = 64;

  /** Keys and values by turns. */
  private final Object[] pairs;

  private SmallMap(Object[] pairs) {
    this.pairs = pairs;
  }

  /** The same entries in the same order, for good; the map itself if it is one of these. */
  @SuppressWarnings("unchecked") // a map that never changes may be read as one of wider types
  public static <K, V> Map<K, V> copyOf(Map<? extends K, ? extends V> map) {
    if (map.isEmpty()) {
      return Map.of();
    }
    if (map instanceof SmallMap) {
      return (Map<K, V>) map;
    }
    if (map.size() > FEW) {
      return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
    Object[] pairs = new Object[2 * map.size()];
    int i = 0;
    for (Map.Entry<? extends K, ? extends V> entry : map.entrySet()) {
      pairs[i++] = entry.getKey();
      pairs[i++] = entry.getValue();
    }
    return new SmallMap<>(pairs);
  }

  @Override
  public int size() {
    return pairs.length / 2;
  }

  private int indexOf(@Nullable Object key) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return indexOf(key) >= 0;
  }

  @Override
  @SuppressWarnings("unchecked") // values are all that stands there
  public @Nullable V get(@Nullable Object key) {
    int index = indexOf(key);
    return index < 0 ? null : (V) pairs[index + 1];
  }

  @Override
  public Set<Map.Entry<K, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return pairs.length / 2;
      }

      @Override
      public Iterator<Map.Entry<K, V>> iterator() {
        return new Walk<>(pairs);
      }
    };
  }

  private static final class Walk<K, V> implements Iterator<Map.Entry<K, V>> {
    private final Object[] pairs;
    private int next;

    Walk(Object[] pairs) {
      this.pairs = pairs;
    }

    @Override
    public boolean hasNext() {
      return next < pairs.length;
    }

    @Override
    @SuppressWarnings("unchecked") // keys and values by turns
    public Map.Entry<K, V> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      next += 2;
      return Map.entry((K) pairs[next - 2], (V) pairs[next - 1]);
    }
  }
}
