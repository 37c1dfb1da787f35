/** The services in the container, called past everything that stands before them. */
@NullMarked
package com.keyri.it.service;

import org.jspecify.annotations.NullMarked;
