package org.entrepot.conformance.history;

import java.util.List;
import java.util.Set;
import org.entrepot.access.Dialect;

/** What a client asks for, whatever the dialect. Conditions name the value whose ETag goes into the header. */
sealed interface Question {
    /** An object. */
    record Get(int key) implements Question {}

    /** An object unless it is this one: {@code If-None-Match}. */
    record GetUnless(int key, int known) implements Question {}

    /** Writes, whatever there is. */
    record Put(int key, int value) implements Question {}

    /** Writes when there is nothing: {@code If-None-Match: *}, in COS {@code x-cos-forbid-overwrite}. */
    record PutNew(int key, int value) implements Question {}

    /** Writes over exactly this one: {@code If-Match}. */
    record PutOver(int key, int expected, int value) implements Question {}

    /** Writes unless there is this one: {@code If-None-Match} with an ETag. */
    record PutUnless(int key, int unwanted, int value) implements Question {}

    /** Removes what there is. */
    record Delete(int key) implements Question {}

    /** Removes exactly this one: {@code If-Match}. */
    record DeleteOnly(int key, int expected) implements Question {}

    /** A page of the bucket's listing, with so many keys at the most. */
    record ListKeys(int limit) implements Question {}

    /** What holds of an answer that says that this was done; of no use for what reads. */
    default List<Effect> done(Dialect dialect) {
        return switch (this) {
            case Put(int key, int value) -> List.of(Effect.write(key, Values.ANY, value));
            case PutNew(int key, int value) -> List.of(Effect.write(key, Values.ABSENT, value));
            case PutOver(int key, int expected, int value) -> List.of(Effect.write(key, Values.only(expected), value));
            case PutUnless(int key, int unwanted, int value) -> List.of(Effect.write(key, Values.not(unwanted), value));
            // MediaStore refuses to delete what is not there; to the others it is gone already.
            case Delete(int key) ->
                List.of(Effect.write(key, dialect == Dialect.MEDIASTORE ? Values.PRESENT : Values.ANY, Values.MISSING));
            case DeleteOnly(int key, int expected) ->
                List.of(Effect.write(key, new Values.OneOf(Set.of(Values.MISSING, expected)), Values.MISSING));
            case Get get -> List.of();
            case GetUnless get -> List.of();
            case ListKeys list -> List.of();
        };
    }

    /** What holds of an answer that says that this was not done because of what there is; nothing when no such answer is right. */
    default List<Effect> refused() {
        return switch (this) {
            case PutNew(int key, int value) -> List.of(Effect.read(key, Values.PRESENT));
            case PutOver(int key, int expected, int value) -> List.of(Effect.read(key, Values.another(expected)));
            case PutUnless(int key, int unwanted, int value) -> List.of(Effect.read(key, Values.only(unwanted)));
            case DeleteOnly(int key, int expected) -> List.of(Effect.read(key, Values.another(expected)));
            case GetUnless(int key, int known) -> List.of(Effect.read(key, Values.only(known)));
            case Put put -> List.of();
            case Delete delete -> List.of();
            case Get get -> List.of();
            case ListKeys list -> List.of();
        };
    }

    /** What holds of an answer that says that there is nothing; nothing when no such answer is right. */
    default List<Effect> missing(Dialect dialect) {
        return switch (this) {
            case Get(int key) -> List.of(Effect.read(key, Values.ABSENT));
            case GetUnless(int key, int known) -> List.of(Effect.read(key, Values.ABSENT));
            case PutOver(int key, int expected, int value) -> List.of(Effect.read(key, Values.ABSENT));
            case Delete(int key) ->
                dialect == Dialect.MEDIASTORE ? List.of(Effect.read(key, Values.ABSENT)) : List.of();
            case Put put -> List.of();
            case PutNew put -> List.of();
            case PutUnless put -> List.of();
            case DeleteOnly delete -> List.of();
            case ListKeys list -> List.of();
        };
    }

    /** How a person reads it. */
    default String text() {
        return switch (this) {
            case Get(int key) -> "GET k" + key;
            case GetUnless(int key, int known) -> "GET k" + key + " unless v" + known;
            case Put(int key, int value) -> "PUT k" + key + " v" + value;
            case PutNew(int key, int value) -> "PUT k" + key + " v" + value + " if there is nothing";
            case PutOver(int key, int expected, int value) ->
                "PUT k" + key + " v" + value + " if there is v" + expected;
            case PutUnless(int key, int unwanted, int value) ->
                "PUT k" + key + " v" + value + " unless there is v" + unwanted;
            case Delete(int key) -> "DELETE k" + key;
            case DeleteOnly(int key, int expected) -> "DELETE k" + key + " if there is v" + expected;
            case ListKeys(int limit) -> "LIST " + limit;
        };
    }
}
