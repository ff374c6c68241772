package org.fieldvoice.casestudy;

/**
 * The responses of a questionnaire at one moment.
 *
 * @param mark another one whenever a response came, changed, was excluded or was withdrawn
 * @param responses how many count
 */
record DataState(String mark, long responses) {}
