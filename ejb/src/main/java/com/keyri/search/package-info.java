/** Finds what a member may see by its exact id, and applications by the beginning of their names. */
package com.keyri.search;
