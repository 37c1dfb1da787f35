/** Texts that people read. */
package com.keyri.text.model;
