/** API keys over HTTP: how they are managed, and how a call is authenticated by one. */
package com.keyri.apikey.rest;
