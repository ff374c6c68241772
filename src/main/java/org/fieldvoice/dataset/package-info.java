/**
 * Anonymised releases: from responses, a policy and a secret seed to files in which nobody stands
 * out. What counts is pure; the database and HTTP stand at the edge.
 */
package org.fieldvoice.dataset;
