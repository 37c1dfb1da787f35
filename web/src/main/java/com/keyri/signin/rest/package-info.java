/** The sign-in on the wire: REST for its steps, a WebSocket for its events. */
package com.keyri.signin.rest;
