package org.entrepot.store.verify;

/**
 * What a verification looked at.
 *
 * @param records records read and understood
 * @param objects objects among them
 * @param blobs blobs in use
 * @param bytes bytes of blobs and objects read
 * @param findings how much was found
 * @param usesKnown false when damage keeps from telling what uses what: nothing was then said about leftovers and use counts
 */
public record Summary(long records, long objects, long blobs, long bytes, long findings, boolean usesKnown) {}
