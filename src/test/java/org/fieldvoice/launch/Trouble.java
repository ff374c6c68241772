package org.fieldvoice.launch;

/** What goes wrong while somebody answers. */
enum Trouble {
  /** No network from before the page is opened again until somewhere later. */
  OPENED_OFFLINE,
  /** The network goes in the middle. */
  AIRPLANE,
  /** The network goes at the moment when the answers are sent, or right after. */
  AT_SUBMISSION,
  /** The network comes and goes all the time. */
  FLAPPING,
  /** The system takes the browser's memory. */
  KILLED_BROWSER,
  /** Goes on in another tab; at the end both send at once. */
  TWO_TABS,
  /** The browser's own back button, then its own reload. */
  BACK_AND_RELOAD,
  /** The server is killed, and is back some screens later. */
  SERVER_RESTART
}
