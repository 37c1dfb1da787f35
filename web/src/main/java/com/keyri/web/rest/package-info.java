/** What every resource shares: the API's address, its guard and its limits. */
package com.keyri.web.rest;
