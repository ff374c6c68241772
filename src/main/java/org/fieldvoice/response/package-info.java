/**
 * What people answered: collection links, submissions and their check, the responses with their
 * revisions, identities and attachments, withdrawal, and the ways in and out.
 */
package org.fieldvoice.response;
