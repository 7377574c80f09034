package org.entrepot.store.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

class RecordTest {
    @Test
    void members_come_back_in_order() {
        Property.holds(200, random -> {
            long number = random.nextLong() >>> random.nextInt(64);
            byte[] bytes = new byte[random.nextInt(500)];
            random.nextBytes(bytes);
            Map<String, String> map = new LinkedHashMap<>();
            map.put("z", "ü\0");
            map.put("a", "");
            RecordReader from = new RecordReader(new RecordWriter(random.nextInt(50))
                    .number(number)
                    .bytes(bytes)
                    .texts(map)
                    .texts(List.of("x", ""))
                    .optional(null, RecordWriter::text)
                    .optional("there", RecordWriter::text)
                    .flag(true)
                    .record());

            assertThat(from.number()).isEqualTo(number);
            assertThat(from.bytes()).isEqualTo(bytes);
            assertThat(from.textMap()).containsExactlyEntriesOf(map);
            assertThat(from.texts()).containsExactly("x", "");
            assertThat(from.optional(RecordReader::text)).isNull();
            assertThat(from.optional(RecordReader::text)).isEqualTo("there");
            assertThat(from.flag()).isTrue();
        });
    }

    @Test
    void every_flipped_bit_and_every_cut_is_noticed() {
        byte[] record = new RecordWriter(0).text("hello").number(300).record();
        for (int bit = 0; bit < record.length * 8; bit++) {
            byte[] damaged = record.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> new RecordReader(damaged)).isInstanceOf(IOException.class);
        }
        for (int length = 0; length < record.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(record, length);
            assertThatThrownBy(() -> new RecordReader(cut)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_record_of_a_later_format_is_refused_by_name() {
        byte[] record = new RecordWriter(0).text("hello").record();
        record[0] = 9;
        java.util.zip.CRC32C checksum = new java.util.zip.CRC32C();
        checksum.update(record, 0, record.length - 4);
        java.nio.ByteBuffer.wrap(record).putInt(record.length - 4, (int) checksum.getValue());

        assertThatThrownBy(() -> new RecordReader(record)).hasMessageContaining("format 9");
    }

    @Test
    void reading_past_the_end_is_damage() throws IOException {
        RecordReader from = new RecordReader(new RecordWriter(0).number(5).record());
        from.number();

        assertThatThrownBy(from::number).isInstanceOf(IOException.class);
    }
}
