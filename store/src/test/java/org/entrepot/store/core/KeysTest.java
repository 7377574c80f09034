package org.entrepot.store.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.entrepot.store.ObjectKey;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final String BUCKET = Keys.bucketId(7);

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            text.append(
                    List.of("\0", "\u0001", "a", "\u007f", "ÿ", "\uD83D\uDE00").get(random.nextInt(6)));
        }
        return text.toString();
    }

    @Test
    void keys_keep_the_order_of_their_bytes_and_come_back() {
        Property.holds(500, random -> {
            String one = text(random);
            String other = text(random);
            byte[] oneKey = Keys.object(BUCKET, new ObjectKey(one));
            byte[] otherKey = Keys.object(BUCKET, new ObjectKey(other));

            assertThat(Integer.signum(Arrays.compareUnsigned(oneKey, otherKey)))
                    .isEqualTo(Integer.signum(Arrays.compareUnsigned(
                            one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8))));
            assertThat(Keys.objectKey(oneKey).value()).isEqualTo(one);
        });
    }

    @Test
    void a_prefix_of_the_text_is_a_prefix_of_the_key_and_of_nothing_else() {
        Property.holds(500, random -> {
            String text = text(random);
            String prefix = text(random);
            byte[] key = Keys.object(BUCKET, new ObjectKey(text));
            byte[] begin = Keys.objectPrefix(Keys.OBJECT, BUCKET, prefix);
            boolean inside =
                    Arrays.compareUnsigned(begin, key) <= 0 && Arrays.compareUnsigned(key, Keys.beyond(begin)) < 0;

            assertThat(inside).isEqualTo(text.startsWith(prefix));
        });
    }

    @Test
    void buckets_lie_apart() {
        byte[] last = Keys.object(Keys.bucketId(0xff), new ObjectKey("\uD83D\uDE00"));

        assertThat(Arrays.compareUnsigned(last, Keys.ofBucket(Keys.OBJECT, Keys.bucketId(0x100))))
                .isNegative();
        assertThat(Arrays.compareUnsigned(last, Keys.beyond(Keys.ofBucket(Keys.OBJECT, Keys.bucketId(0xff)))))
                .isNegative();
    }
}
