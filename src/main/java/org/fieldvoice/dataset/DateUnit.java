package org.fieldvoice.dataset;

import java.time.LocalDate;
import java.util.Locale;

/** The calendar units that days are made coarser to, from fine to coarse. */
enum DateUnit {
  MONTH {
    @Override
    String of(LocalDate day) {
      return "%04d-%02d".formatted(day.getYear(), day.getMonthValue());
    }
  },
  QUARTER {
    @Override
    String of(LocalDate day) {
      return "%04d-Q%d".formatted(day.getYear(), (day.getMonthValue() + 2) / 3);
    }
  },
  YEAR {
    @Override
    String of(LocalDate day) {
      return "%04d".formatted(day.getYear());
    }
  };

  abstract String of(LocalDate day);

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
