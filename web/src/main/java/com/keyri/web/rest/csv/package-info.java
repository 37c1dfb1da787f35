/** Lists as files for spreadsheets. */
package com.keyri.web.rest.csv;
