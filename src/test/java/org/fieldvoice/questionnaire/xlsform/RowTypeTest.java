package org.fieldvoice.questionnaire.xlsform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.fieldvoice.questionnaire.QuestionType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every name that XLSForm's tools know for a type. */
class RowTypeTest {

  private static final String[] NAMES = {
    "TEXT: text, string, q string, add text prompt, phone number, tel",
    "INTEGER: integer, int, q int, add integer prompt, percentage, number of days in last month,"
        + " number of days in last six months, number of days in last year",
    "DECIMAL: decimal, q decimal, add decimal prompt",
    "RANGE: range",
    "DATE: date, q date, add date prompt",
    "TIME: time",
    "DATE_TIME: dateTime, datetime, date time, q dateTime, q date time, add dateTime prompt,"
        + " add date time prompt",
    "NOTE: note, q note, add note prompt",
    "ACKNOWLEDGE: acknowledge, trigger, q acknowledge, add acknowledge prompt",
    "CALCULATE: calculate, q calculate, add calculate prompt, calculation",
    "HIDDEN: hidden, simserial, sim id, get sim id, uri:simserial, subscriberid, subscriber id,"
        + " get subscriber id, uri:subscriberid, csv-external, xml-external, osm, osm buildings,"
        + " text audit, caseid",
    "BARCODE: barcode, q barcode, add barcode prompt",
    "GEOPOINT: geopoint, gps, location, q geopoint, q location, add location prompt",
    "GEOTRACE: geotrace, q geotrace",
    "GEOSHAPE: geoshape, q geoshape",
    "IMAGE: image, photo, picture, q image, q picture, add image prompt, add photo prompt",
    "AUDIO: audio, q audio, add audio prompt",
    "VIDEO: video, q video, add video prompt",
    "FILE: file, add file prompt",
    "START: start, start time, get start time",
    "END: end, end time, get end time",
    "TODAY: today, get today",
    "DEVICE_ID: deviceid, device id, imei, get device id, uri:deviceid",
    "USERNAME: username, uri:username",
    "EMAIL: email, uri:email",
    "PHONE_NUMBER: phonenumber, get phone number, uri:phonenumber",
    "AUDIT: audit",
    "START_GEOPOINT: start-geopoint",
    "BACKGROUND_GEOPOINT: background-geopoint",
    "BACKGROUND_AUDIO: background-audio"
  };

  @TestFactory
  Stream<DynamicTest> everyNameIsKnown() {
    return Arrays.stream(NAMES)
        .flatMap(
            line -> {
              QuestionType type = QuestionType.valueOf(line.substring(0, line.indexOf(':')));
              return Arrays.stream(line.substring(line.indexOf(':') + 1).split(","))
                  .map(String::strip)
                  .map(
                      name ->
                          DynamicTest.dynamicTest(
                              name,
                              () ->
                                  assertThat(RowType.of(name).orElseThrow().type())
                                      .contains(type)));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "select_one l, SELECT_ONE",
    "select one l, SELECT_ONE",
    "select one from l, SELECT_ONE",
    "select one using l, SELECT_ONE",
    "select1 l, SELECT_ONE",
    "q select1 l, SELECT_ONE",
    "add select one prompt using l, SELECT_ONE",
    "select_multiple l, SELECT_MULTIPLE",
    "select multiple l, SELECT_MULTIPLE",
    "select multiple from l, SELECT_MULTIPLE",
    "select multiple using l, SELECT_MULTIPLE",
    "select all that apply l, SELECT_MULTIPLE",
    "select all that apply from l, SELECT_MULTIPLE",
    "add select multiple prompt using l, SELECT_MULTIPLE",
    "q select l, SELECT_MULTIPLE",
    "rank l, RANK",
    "odk:rank l, RANK",
    "Select_One  l, SELECT_ONE"
  })
  void everySelectIsKnownWithItsList(String written, QuestionType type) {
    RowType read = RowType.of(written).orElseThrow();
    assertThat(read.type()).contains(type);
    assertThat(read.list()).contains("l");
    assertThat(RowType.of(written + " or_other").orElseThrow().orOther()).isTrue();
    assertThat(RowType.of(written + " or specify other").orElseThrow().list()).contains("l");
  }

  @ParameterizedTest
  @CsvSource({
    "select_one_from_file a b.csv, SELECT_ONE, a b.csv",
    "select one from file f.xml, SELECT_ONE, f.xml",
    "select_multiple_from_file f.geojson, SELECT_MULTIPLE, f.geojson",
    "select multiple from file f.csv, SELECT_MULTIPLE, f.csv",
    "select_one_external l, SELECT_ONE, external:l",
    "select one external l, SELECT_ONE, external:l"
  })
  void listsFromElsewhereAreKnown(String written, QuestionType type, String list) {
    RowType read = RowType.of(written).orElseThrow();
    assertThat(read.type()).contains(type);
    assertThat(read.list()).contains(list);
  }

  @ParameterizedTest
  @CsvSource({
    "begin group, BEGIN_GROUP",
    "begin_group, BEGIN_GROUP",
    "Begin Group household, BEGIN_GROUP",
    "begin repeat, BEGIN_REPEAT",
    "begin lgroup, BEGIN_REPEAT",
    "begin looped group, BEGIN_REPEAT",
    "begin loop over l, BEGIN_LOOP",
    "end group, END_GROUP",
    "end_repeat, END_REPEAT",
    "end lgroup, END_REPEAT",
    "end looped group, END_REPEAT",
    "end loop, END_LOOP"
  })
  void groupsRepeatsAndLoopsAreKnown(String written, RowType.Kind kind) {
    assertThat(RowType.of(written).map(RowType::kind)).isEqualTo(Optional.of(kind));
  }

  @ParameterizedTest
  @CsvSource({
    "intger, integer",
    "select_oen yes_no, select_one",
    "begn_group, begin_group",
    "geopiont, geopoint"
  })
  void aMistypedTypeIsSuggested(String written, String meant) {
    assertThat(RowType.of(written)).isEmpty();
    assertThat(RowType.suggestion(written)).isEqualTo(meant);
  }
}
