package org.fieldvoice.dataset;

import java.util.Arrays;

/**
 * Counts by 64-bit key, and a dense number for each key: open addressing, 20 bytes an entry at
 * least.
 */
final class LongCounts {

  private long[] keys;
  private int[] slots;
  private int[] counts;
  private int size;

  LongCounts(int expected) {
    int capacity = Integer.highestOneBit(Math.max(8, expected) * 2 - 1) * 2;
    slots = new int[capacity];
    keys = new long[Math.max(8, expected)];
    counts = new int[keys.length];
  }

  /** Adds to the key's count; the key's number, in order of first arrival. */
  int add(long key, int count) {
    int number = numberOf(key);
    counts[number] += count;
    return number;
  }

  int count(int number) {
    return counts[number];
  }

  int size() {
    return size;
  }

  /** How many keys have just this count. */
  long withCount(int count) {
    return Arrays.stream(counts, 0, size).filter(c -> c == count).count();
  }

  private int numberOf(long key) {
    int slot = slotOf(key);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (size * 2 >= slots.length) {
      grow();
      slot = slotOf(key);
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      counts = Arrays.copyOf(counts, size * 2);
    }
    keys[size] = key;
    slots[slot] = size + 1;
    return size++;
  }

  private int slotOf(long key) {
    int mask = slots.length - 1;
    long h = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (h ^ (h >>> 32)) & mask;
    while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    for (int i = 0; i < size; i++) {
      slots[slotOf(keys[i])] = i + 1;
    }
  }
}
