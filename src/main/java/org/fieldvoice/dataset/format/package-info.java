/**
 * The files of a release: how values, their meaning and their sums stand on disk. Knows no policy
 * and no database.
 */
package org.fieldvoice.dataset.format;
