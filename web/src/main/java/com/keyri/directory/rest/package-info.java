/** The staff's directory, on the wire. */
package com.keyri.directory.rest;
