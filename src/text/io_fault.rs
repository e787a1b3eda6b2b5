//! Why a file, a folder or a line cannot be used, in words: what the operating system says only in English.
use super::Lang;
use std::io::{Error, ErrorKind};

/// Why something failed. What a program said of its own accord stays as it is.
pub fn io_fault(lang: Lang, error: &Error) -> String {
    match (lang, error.raw_os_error()) {
        _ if error.get_ref().is_some() => error.to_string(),
        (Lang::Zh, Some(number)) if names(error.kind()).is_none() => format!("读写出错（系统错误 {number}）"),
        (Lang::En, Some(_)) if names(error.kind()).is_none() => error.to_string(),
        _ => kind(lang, error.kind()).to_owned(),
    }
}

/// The same where only the kind of failure is known.
pub fn kind(lang: Lang, kind: ErrorKind) -> &'static str {
    let (zh, en) = names(kind).unwrap_or(("读写出错，请检查磁盘和连线", "reading or writing failed"));
    lang.pick(zh, en)
}

fn names(kind: ErrorKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        ErrorKind::NotFound => ("没有这个文件或文件夹", "there is no such file or folder"),
        ErrorKind::PermissionDenied => ("没有权限", "permission is denied"),
        ErrorKind::IsADirectory => ("这是一个文件夹", "it is a folder"),
        ErrorKind::NotADirectory => ("路径中有一段不是文件夹", "a part of the path is no folder"),
        ErrorKind::AlreadyExists => ("已经有同名的文件", "it is there already"),
        ErrorKind::ReadOnlyFilesystem => ("磁盘是只读的", "the disk is read-only"),
        ErrorKind::StorageFull => ("磁盘满了", "the disk is full"),
        ErrorKind::QuotaExceeded => ("超出了磁盘配额", "the quota of the disk is used up"),
        ErrorKind::FileTooLarge => ("文件太大", "the file is too large"),
        ErrorKind::ResourceBusy => ("正被别的程序占用", "another program is using it"),
        ErrorKind::ConnectionRefused => ("对方没有开启，连不上", "the connection is refused"),
        ErrorKind::ConnectionReset | ErrorKind::BrokenPipe => ("连接断了", "the connection broke"),
        ErrorKind::TimedOut => ("等得太久，没有回应", "nothing answers in time"),
        ErrorKind::UnexpectedEof => ("内容不完整", "it ends too early"),
        ErrorKind::InvalidData => ("内容读不懂", "its content cannot be read"),
        ErrorKind::OutOfMemory => ("内存不足", "there is no memory left"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_is_said_in_words() {
        let (missing, broken) = (Error::from_raw_os_error(2), Error::from_raw_os_error(5));
        assert_eq!(io_fault(Lang::Zh, &missing), "没有这个文件或文件夹");
        assert_eq!(io_fault(Lang::En, &missing), "there is no such file or folder");
        assert_eq!(io_fault(Lang::Zh, &broken), "读写出错（系统错误 5）");
        assert_eq!(io_fault(Lang::En, &broken), broken.to_string());
        assert_eq!(io_fault(Lang::Zh, &ErrorKind::StorageFull.into()), "磁盘满了");
        assert_eq!(io_fault(Lang::Zh, &Error::other("缺纸")), "缺纸");
    }
}
