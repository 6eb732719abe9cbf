//! The sizes of tasks on Fargate.

/// CPU units; 1,024 are one vCPU. With each go the least and the most MiB, and the step between.
/// <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#task_size>
const SIZES: [(i64, i64, i64, i64); 8] = [
    (256, 512, 2_048, 512),
    (512, 1_024, 4_096, 1_024),
    (1_024, 2_048, 8_192, 1_024),
    (2_048, 4_096, 16_384, 1_024),
    (4_096, 8_192, 30_720, 1_024),
    (8_192, 16_384, 61_440, 4_096),
    (16_384, 32_768, 122_880, 8_192),
    (32_768, 61_440, 249_856, 4_096),
];

/// What is wrong with the size of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The CPU units that there are.
    Cpu(String),
    /// The MiB that go with the CPU units.
    Memory(String),
}

/// Whether Fargate has tasks of this size, in CPU units and MiB.
///
/// # Errors
/// What it has instead, in words.
pub fn fargate_size(cpu: i64, memory: i64) -> Result<(), Wrong> {
    let Some((_, least, most, step)) = SIZES.iter().find(|(units, ..)| *units == cpu) else {
        let units: Vec<String> = SIZES.iter().map(|(units, ..)| units.to_string()).collect();
        return Err(Wrong::Cpu(format!("one of {} CPU units", units.join(", "))));
    };
    // The smallest tasks double: they have 512, 1,024 or 2,048 MiB.
    let fits = (*least..=*most).contains(&memory) && memory % step == 0 && (cpu, memory) != (256, 1_536);
    if fits {
        return Ok(());
    }
    Err(Wrong::Memory(match cpu {
        256 => "512, 1024 or 2048 MiB, which go with 256 CPU units".to_owned(),
        _ => format!("{least} to {most} MiB in steps of {step}, which go with {cpu} CPU units"),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_those_of_fargate() {
        assert_eq!(fargate_size(256, 512), Ok(()));
        assert_eq!(fargate_size(4_096, 30_720), Ok(()));
        assert!(matches!(fargate_size(300, 512), Err(Wrong::Cpu(_))));
        let wanted = |cpu, memory| match fargate_size(cpu, memory) {
            Err(Wrong::Memory(wanted)) => wanted,
            other => format!("{other:?}"),
        };
        assert!(wanted(256, 1_536).starts_with("512, 1024 or 2048"));
        assert!(wanted(512, 8_192).starts_with("1024 to 4096"));
    }
}
