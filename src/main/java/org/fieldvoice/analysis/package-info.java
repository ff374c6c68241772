/**
 * Results: counts, shares, cross tables, their tests, and charts. The numbers are pure functions;
 * what is counted arrives as a stream and is never kept.
 */
package org.fieldvoice.analysis;
